package io.parkcloud.education.library;

import java.util.Locale;

/** Kinds of file the library takes. What a file is follows from its content; its name must agree with it. */
public enum FileKind {
    PDF("application/pdf", "pdf"),
    PNG("image/png", "png"),
    JPEG("image/jpeg", "jpg|jpeg"),
    GIF("image/gif", "gif"),
    MP3("audio/mpeg", "mp3"),
    MP4("video/mp4", "mp4|m4v"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    PPTX("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
    EPUB("application/epub+zip", "epub"),
    TEXT("text/plain;charset=UTF-8", "txt|md|csv");

    private final String mediaType;
    private final String endings;

    FileKind(String mediaType, String endings) {
        this.mediaType = mediaType;
        this.endings = endings;
    }

    /** Media type it is served with. */
    public String mediaType() {
        return mediaType;
    }

    /** Whether a file of this kind may be called so. */
    boolean fits(String fileName) {
        return fileName.toLowerCase(Locale.ROOT).matches("(?s).*\\.(" + endings + ")");
    }
}
