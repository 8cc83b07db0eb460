package io.parkcloud.network.securitygroup;

/**
 * What is seen of a security group.
 *
 * @param ports how many ports it guards
 */
public record SecurityGroupStatus(int ports) {}
