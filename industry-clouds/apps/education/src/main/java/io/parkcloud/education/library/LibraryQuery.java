package io.parkcloud.education.library;

/**
 * What is looked for. Empty texts ask for nothing.
 *
 * @param words all of them must be somewhere in the resource's words, also inside of a word
 * @param subject exactly this subject
 * @param grade exactly this grade
 * @param mine only what the asker brought
 * @param before only what came before this number; 0 for the newest
 */
public record LibraryQuery(String words, String subject, String grade, boolean mine, long before) {}
