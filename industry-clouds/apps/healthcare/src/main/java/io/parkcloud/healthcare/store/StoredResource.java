package io.parkcloud.healthcare.store;

import java.nio.charset.StandardCharsets;

/**
 * One version of a resource as it is kept.
 *
 * @param pk number of its row
 * @param type resource type
 * @param id its id
 * @param version which version
 * @param updatedAt when it was written, in milliseconds
 * @param method what wrote it
 * @param body the resource as JSON; empty if it was deleted
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy of every body would cost more than it protects
public record StoredResource(long pk, String type, String id, int version, long updatedAt, Method method, byte[] body) {

    /** The interaction that made a version. */
    public enum Method {
        CREATE("P"),
        UPDATE("U"),
        DELETE("D");

        private final String letter;

        Method(String letter) {
            this.letter = letter;
        }

        /** As it is in the table. */
        public String letter() {
            return letter;
        }

        /** The method of a letter. */
        public static Method of(String letter) {
            return switch (letter) {
                case "P" -> CREATE;
                case "U" -> UPDATE;
                default -> DELETE;
            };
        }
    }

    /** Whether this version says that the resource is gone. */
    public boolean deleted() {
        return method == Method.DELETE;
    }

    /** The JSON text. */
    public String json() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
