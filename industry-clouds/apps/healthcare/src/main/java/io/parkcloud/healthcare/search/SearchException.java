package io.parkcloud.healthcare.search;

/** A search that cannot be carried out as it was asked for. The message says what was wrong and what to do. */
public final class SearchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SearchException(String message) {
        super(message);
    }
}
