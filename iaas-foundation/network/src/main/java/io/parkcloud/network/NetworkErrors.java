package io.parkcloud.network;

import io.parkcloud.kernel.ErrorCategory;
import io.parkcloud.kernel.ErrorCode;

/** Ways to ask for a network that cannot be. */
public final class NetworkErrors {

    public static final ErrorCode VPC_CIDR_INVALID =
            new ErrorCode("network.vpc.cidr-invalid", "A VPC cannot have these addresses", ErrorCategory.UNPROCESSABLE);

    public static final ErrorCode VPC_ISOLATED =
            new ErrorCode("network.vpc.isolated", "The VPC has no way out", ErrorCategory.UNPROCESSABLE);

    public static final ErrorCode EXTERNAL_EXHAUSTED = new ErrorCode(
            "network.external.exhausted", "No external address is left", ErrorCategory.CAPACITY_EXHAUSTED);

    public static final ErrorCode SUBNET_OVERLAPS =
            new ErrorCode("network.subnet.overlaps", "Subnets of a VPC must not overlap", ErrorCategory.UNPROCESSABLE);

    public static final ErrorCode SUBNET_OUTSIDE_VPC = new ErrorCode(
            "network.subnet.outside-vpc", "A subnet must lie inside its VPC", ErrorCategory.UNPROCESSABLE);

    public static final ErrorCode SUBNET_SIZE_INVALID =
            new ErrorCode("network.subnet.size-invalid", "A subnet cannot have this size", ErrorCategory.UNPROCESSABLE);

    public static final ErrorCode SUBNET_FULL =
            new ErrorCode("network.subnet.full", "The subnet has no free address", ErrorCategory.CAPACITY_EXHAUSTED);

    public static final ErrorCode ADDRESS_UNUSABLE = new ErrorCode(
            "network.address.unusable", "This address cannot be given to anybody", ErrorCategory.UNPROCESSABLE);

    public static final ErrorCode ZONE_DIFFERS = new ErrorCode(
            "network.zone.differs", "Connected things must stand in one network zone", ErrorCategory.UNPROCESSABLE);

    public static final ErrorCode FIXED =
            new ErrorCode("network.field.fixed", "This field cannot be changed", ErrorCategory.UNPROCESSABLE);

    public static final ErrorCode MEMBER_UNCLEAR = new ErrorCode(
            "network.load-balancer.member-unclear",
            "A member is a port or an application",
            ErrorCategory.UNPROCESSABLE);

    public static final ErrorCode RULE_INVALID = new ErrorCode(
            "network.security-group.rule-invalid", "The rule contradicts itself", ErrorCategory.UNPROCESSABLE);

    public static final ErrorCode LISTENER_DUPLICATE = new ErrorCode(
            "network.load-balancer.listener-duplicate",
            "Two listeners want the same port",
            ErrorCategory.UNPROCESSABLE);

    public static final ErrorCode MEMBER_FOREIGN = new ErrorCode(
            "network.load-balancer.member-foreign",
            "A member is not in the load balancer's VPC",
            ErrorCategory.UNPROCESSABLE);

    private NetworkErrors() {}
}
