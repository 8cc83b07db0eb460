package io.parkcloud.devops.git.ssh;

/** Told to whoever is at the other end, in a sentence. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refusal(String sentence) {
        super(sentence);
    }
}
