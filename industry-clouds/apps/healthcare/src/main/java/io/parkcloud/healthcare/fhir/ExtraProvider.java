package io.parkcloud.healthcare.fhir;

/** What the server offers besides the interactions of the types; every bean of this kind is registered. */
public interface ExtraProvider {}
