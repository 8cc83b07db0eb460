package io.parkcloud.services;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What kind of server; the words are those of the catalogue. */
public enum ServiceClass {
    @JsonProperty("mysql")
    MYSQL,
    @JsonProperty("redis")
    REDIS
}
