package io.parkcloud.education.course;

import java.util.List;

/**
 * A class, as somebody sees it.
 *
 * @param id sourcedId
 * @param title what it is called
 * @param courseTitle the course it is held in
 * @param schoolId where it is held
 * @param schoolName for people
 * @param location room; empty if unknown
 * @param enrolment how whoever asks is in it
 * @param teaches whether whoever asks may change its lessons
 */
public record SchoolClass(
        String id,
        String title,
        String courseTitle,
        String schoolId,
        String schoolName,
        String location,
        Enrolment enrolment,
        boolean teaches) {

    /**
     * Somebody in a class.
     *
     * @param name for people
     * @param enrolment how they are in it
     */
    public record Person(String name, Enrolment enrolment) {}

    /**
     * A class with everybody in it.
     *
     * @param people teachers first
     */
    public record Roll(List<Person> people) {

        public Roll {
            people = List.copyOf(people);
        }

        /** Those who teach. */
        public List<Person> teachers() {
            return people.stream()
                    .filter(person -> person.enrolment() == Enrolment.TEACHER)
                    .toList();
        }

        /** Those who learn. */
        public List<Person> students() {
            return people.stream()
                    .filter(person -> person.enrolment() == Enrolment.STUDENT)
                    .toList();
        }
    }
}
