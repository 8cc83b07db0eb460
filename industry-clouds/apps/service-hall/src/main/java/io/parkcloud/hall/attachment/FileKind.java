package io.parkcloud.hall.attachment;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.HexFormat;
import java.util.Optional;

/** Kinds of file the hall takes, known by their first bytes and never by their name. */
public enum FileKind {
    PDF("pdf", "application/pdf", "255044462d"),
    JPEG("jpeg", "image/jpeg", "ffd8ff"),
    PNG("png", "image/png", "89504e470d0a1a0a");

    /** How many first bytes {@link #detect} needs to see. */
    public static final int HEAD_BYTES = 8;

    private final String id;
    private final String mediaType;
    private final String magicHex;

    FileKind(String id, String mediaType, String magicHex) {
        this.id = id;
        this.mediaType = mediaType;
        this.magicHex = magicHex;
    }

    /** Name in items and in the database. */
    @JsonValue
    public String id() {
        return id;
    }

    /** Media type it is served with. */
    public String mediaType() {
        return mediaType;
    }

    /** Name for people. */
    public String label() {
        return name();
    }

    /** The kind of a file with these first bytes; empty if it is none the hall takes. */
    public static Optional<FileKind> detect(byte[] head) {
        var hex = HexFormat.of().formatHex(head);
        for (var kind : values()) {
            if (hex.startsWith(kind.magicHex)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
