package io.parkcloud.e2e;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** What stands when {@code ./parkcloud demo} has ended well. */
final class Demo {

    static final String STACK = "hall";

    private final Box box;
    private final String output;
    private final Map<String, Api> signedIn = new ConcurrentHashMap<>();

    Demo(Box box, String output) {
        this.box = box;
        this.output = output;
    }

    Box box() {
        return box;
    }

    /** What the launcher printed at the end. */
    String output() {
        return output;
    }

    Api api(String user) {
        return signedIn.computeIfAbsent(user, u -> Api.signedIn(box.url(), u, box.password(u)));
    }

    /** The path of a tenant's first project. */
    String project(String user) {
        return "/api/v1/projects/"
                + api(user)
                        .json("/api/v1/me")
                        .path("projects")
                        .path(0)
                        .path("id")
                        .asString();
    }

    /** A part of the bureau's stack, by the name that the template gives it. */
    JsonNode part(String kind, String part) {
        return resource("gov-member", kind, STACK + "-" + part);
    }

    String id(String kind, String part) {
        return part(kind, part).path("metadata").path("id").asString();
    }

    JsonNode resource(String user, String kind, String name) {
        return api(user).json(project(user) + "/" + kind + "/" + name);
    }

    JsonNode observed(String kind, String part) {
        return part(kind, part).path("status").path("observed");
    }

    /** Address at which citizens reach the hall. */
    String floatingAddress() {
        return observed("floating-ips", "address").path("address").asString();
    }

    String hallUrl() {
        return "http://" + floatingAddress();
    }

    HallVisitor visitor() {
        return new HallVisitor(hallUrl());
    }

    String clerkPassword() {
        return staffPassword("CLERK");
    }

    /** @param who {@code CLERK} or {@code ADMIN} */
    String staffPassword(String who) {
        return credentials("applications", "hall")
                .path("HALL_" + who + "_PASSWORD")
                .asString();
    }

    /** What the owner is told of a service or an application. */
    JsonNode credentials(String kind, String part) {
        return api("gov-member")
                .post(project("gov-member") + "/" + kind + "/" + STACK + "-" + part + ":credentials", Map.of())
                .must(200)
                .json();
    }

    /** Id of the workload that a part runs as: a service's own, or that of the oldest copy of an application. */
    String workload(String kind, String part) {
        return kind.equals("applications")
                ? observed(kind, part).path("copies").path(0).path("replica").asString()
                : id(kind, part);
    }

    /** Network namespace of a sandboxed part. */
    String namespace(String kind, String part) {
        return box.workload(workload(kind, part), "NAMESPACE");
    }

    String address(String kind, String part) {
        return box.workload(workload(kind, part), "ADDRESS");
    }

    /** Asks the bureau's database, as the hall does: from the hall's place in the network, with the hall's account. */
    List<String> sql(String query) {
        var account = credentials("service-instances", "database");
        var command = List.of(
                "ip",
                "netns",
                "exec",
                namespace("applications", "hall"),
                "mariadb",
                "--connect-timeout=5",
                "--default-character-set=utf8mb4",
                "-N",
                "-h",
                account.path("host").asString(),
                "-P",
                account.path("port").asString(),
                "-u",
                account.path("user").asString(),
                "-p" + account.path("password").asString(),
                account.path("database").asString(),
                "-e",
                query);
        return box.shell().run(command, "", Duration.ofSeconds(20)).must().lines();
    }

    /** Whether the hall is there for citizens, database and all. */
    boolean hallAnswers() {
        return visitor().get("/healthz").status() == 200;
    }

    /** Whether the API answers, database and all. */
    boolean answers() {
        return api("gov-member").get("/api/v1/me").status() == 200;
    }

    static boolean ready(JsonNode resource) {
        return Objects.equals(resource.path("status").path("phase").asString(), "Ready")
                && resource.path("status").path("observedGeneration").asLong(-1)
                        == resource.path("metadata").path("generation").asLong(-2);
    }

    /** A condition of a resource as {@code True}, {@code False} or nothing. */
    static String condition(JsonNode resource, String type) {
        return resource.path("status")
                .path("conditions")
                .valueStream()
                .filter(c -> c.path("type").asString().equals(type))
                .map(c -> c.path("state").asString())
                .findFirst()
                .orElse("");
    }
}
