package io.parkcloud.devops.registry.image;

/** A place for the versions of one image. Everything about it follows from its name and its project. */
public record ImageRepositorySpec() {}
