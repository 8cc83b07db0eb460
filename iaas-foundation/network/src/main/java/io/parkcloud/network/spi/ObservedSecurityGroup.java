package io.parkcloud.network.spi;

/** A security group as the engine has it. */
public record ObservedSecurityGroup(int rules, int ports) {}
