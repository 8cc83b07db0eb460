package io.parkcloud.education.course;

/** How somebody is in a class. */
public enum Enrolment {
    /** Not enrolled: whoever runs the school sees the class all the same. */
    NONE,
    STUDENT,
    TEACHER,
    ADMINISTRATOR;

    /** Of OneRoster's enrolment roles; proctors watch over exams and teach nothing. */
    static Enrolment of(String role) {
        return switch (role) {
            case "student" -> STUDENT;
            case "teacher" -> TEACHER;
            case "administrator" -> ADMINISTRATOR;
            default -> NONE;
        };
    }
}
