package io.parkcloud.education.it;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A OneRoster archive as another system would pack it: one school with a class, a teacher and two pupils. */
final class Archive {
    private final String source;
    private final Map<String, String> modes = new LinkedHashMap<>();
    private final Map<String, String> files = new LinkedHashMap<>();

    private Archive(String source) {
        this.source = source;
    }

    /** Nothing yet. */
    static Archive of(String source) {
        return new Archive(source);
    }

    /** A small school, all ids beginning with a word. */
    static Archive school(String source, String id) {
        var archive = of(source)
                .bulk(
                        "orgs",
                        "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId",
                        id + "-school,,,学校 " + id + ",school,,")
                .bulk(
                        "academicSessions",
                        "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear",
                        id + "-year,,,学年,schoolYear,2026-09-01,2027-08-31,,2026",
                        id + "-term,,,上学期,term,2026-09-01,2027-01-31," + id + "-year,2026")
                .bulk(
                        "courses",
                        "sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes",
                        id + "-course,,," + id + "-year,\"美术, 国画\",ART,\"03,04\"," + id + "-school,美术,")
                .bulk(
                        "classes",
                        "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,"
                                + "termSourcedIds,subjects,subjectCodes,periods",
                        id + "-class,,,1 班,03," + id + "-course,,scheduled,画室," + id + "-school,\"" + id + "-term, "
                                + id + "-year\",,,");
        people(archive, id);
        return archive;
    }

    private static void people(Archive archive, String id) {
        archive.bulk(
                        "users",
                        "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,"
                                + "email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,resourceSourcedIds,"
                                + "preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns",
                        user(id, "t", "墨", "白"),
                        user(id, "p1", "小", "苗"),
                        user(id, "p2", "O'Neil", "Ann"))
                .bulk(
                        "roles",
                        "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId",
                        role(id, "t", "teacher"),
                        role(id, "p1", "student"),
                        role(id, "p2", "student"))
                .bulk(
                        "enrollments",
                        "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate",
                        enrolment(id, "t", "teacher"),
                        enrolment(id, "p1", "student"),
                        enrolment(id, "p2", "student"));
    }

    private static String user(String id, String who, String given, String family) {
        return id + "-" + who + ",,,true," + id + "-" + who + ",{no:" + id + who + "}," + given + "," + family
                + ",,,,,,,,never-kept,,,,,," + id + "-school,";
    }

    private static String role(String id, String who, String role) {
        return id + "-" + who + "-role,,," + id + "-" + who + ",primary," + role + ",,," + id + "-school,";
    }

    private static String enrolment(String id, String who, String role) {
        return id + "-" + who + "-in,,," + id + "-class," + id + "-school," + id + "-" + who + "," + role + ",,,";
    }

    Archive bulk(String file, String... lines) {
        modes.put(file, "bulk");
        files.put(file, String.join("\r\n", lines) + "\r\n");
        return this;
    }

    Archive delta(String file, String... lines) {
        modes.put(file, "delta");
        files.put(file, String.join("\r\n", lines) + "\r\n");
        return this;
    }

    /** Says something of a file in the manifest, whatever is in the archive. */
    Archive declare(String file, String mode) {
        modes.put(file, mode);
        return this;
    }

    /** Changes the text of a file. */
    Archive replace(String file, String what, String by) {
        var text = files.getOrDefault(file, "");
        if (!text.contains(what)) {
            throw new AssertionError(file + " has no " + what);
        }
        files.put(file, text.replace(what, by));
        return this;
    }

    Archive without(String file) {
        files.remove(file);
        return this;
    }

    byte[] zip() {
        var manifest = new StringBuilder("propertyName,value\r\nmanifest.version,1.0\r\noneroster.version,1.2\r\n");
        modes.forEach((file, mode) ->
                manifest.append("file.").append(file).append(',').append(mode).append("\r\n"));
        manifest.append("source.systemCode,").append(source).append("\r\n");
        var all = new LinkedHashMap<String, byte[]>();
        all.put("manifest.csv", manifest.toString().getBytes(StandardCharsets.UTF_8));
        files.forEach((file, text) -> all.put(file + ".csv", text.getBytes(StandardCharsets.UTF_8)));
        return zip(all);
    }

    static byte[] zip(Map<String, byte[]> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Map<String, String> unzip(byte[] bytes) {
        var files = new TreeMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
