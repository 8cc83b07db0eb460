package io.parkcloud.services;

import io.parkcloud.kernel.Cidr;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.NetworkAttachment;
import io.parkcloud.network.securitygroup.RuleSpec;
import io.parkcloud.network.securitygroup.SecurityGroupSpec;
import io.parkcloud.network.spi.SecurityRule.Direction;
import io.parkcloud.network.spi.SecurityRule.Protocol;
import io.parkcloud.network.subnet.SubnetSpec;
import io.parkcloud.network.vpc.VpcSpec;
import java.util.List;
import java.util.Optional;

/** A VPC of its own with one subnet, and a group whose members reach each other. */
record Net(Platform platform, ResourceId vpc, ResourceId subnet, ResourceId group) {
    static Net make(Platform platform, String name) {
        var vpc = platform.create(name, new VpcSpec(Cidr.parse("10.20.0.0/16"), Optional.empty()));
        var subnet = platform.create(name + "-subnet", new SubnetSpec(vpc, Cidr.parse("10.20.0.0/24"), List.of()));
        var rule = new RuleSpec(
                Direction.INGRESS,
                Protocol.ANY,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(true));
        return new Net(platform, vpc, subnet, platform.create(name + "-group", new SecurityGroupSpec(List.of(rule))));
    }

    NetworkAttachment attachment() {
        return new NetworkAttachment(subnet, List.of(group), Optional.empty());
    }

    void remove() {
        platform.delete(SecurityGroupSpec.class, group);
        platform.delete(SubnetSpec.class, subnet);
        platform.gone(SubnetSpec.class, subnet);
        platform.delete(VpcSpec.class, vpc);
        platform.gone(VpcSpec.class, vpc);
    }
}
