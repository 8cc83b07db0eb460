package io.parkcloud.tenancy;

/** @param quotaGiven whether the limits that every new organisation or project starts with have been set */
public record TenantObserved(boolean quotaGiven) {}
