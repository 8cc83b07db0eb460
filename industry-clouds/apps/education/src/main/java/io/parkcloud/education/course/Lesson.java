package io.parkcloud.education.course;

import java.util.List;

/**
 * A lesson.
 *
 * @param id for addresses
 * @param title what it is called
 * @param description what it is about; may be empty
 * @param items what it points to, in order
 */
public record Lesson(String id, String title, String description, List<Item> items) {

    public Lesson {
        items = List.copyOf(items);
    }

    /**
     * What a lesson points to: a resource, or a place in a tool.
     *
     * @param id for addresses
     * @param title what it is called
     * @param libraryId the resource; empty if it is a tool's
     * @param there whether the resource has not been taken back
     * @param toolId the tool; empty if it is a resource
     * @param targetUri where in the tool; empty if the tool's own start
     * @param custom lines of {@code name=value} that the tool is told
     */
    public record Item(
            String id, String title, String libraryId, boolean there, String toolId, String targetUri, String custom) {

        /** Whether it is a place in a tool. */
        public boolean tool() {
            return !toolId.isEmpty();
        }
    }
}
