package io.parkcloud.tenancy;

/** @param canSignIn whether the user has a password and is not disabled */
public record UserObserved(boolean canSignIn) {}
