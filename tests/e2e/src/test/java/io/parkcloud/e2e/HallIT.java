package io.parkcloud.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.e2e.HallVisitor.Page;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The main job: citizens and clerks, through the floating address, the guest, the balancer, the application, its databases. */
@Order(10)
@ExtendWith(DemoExtension.class)
final class HallIT {

    private static final Duration BACK = Duration.ofSeconds(90);

    private final Demo demo;

    HallIT(Demo demo) {
        this.demo = demo;
    }

    @Test
    void theLauncherPrintsWhereToGoAndTheHallOffersItsItems() {
        assertThat(demo.output())
                .contains(
                        demo.hallUrl() + "/", demo.clerkPassword(), demo.box().url() + "/", "gov-member", "auditadmin");
        assertThat(demo.visitor().get("/").must(200).body()).contains("明城市政务服务大厅", "老年人优待证办理", "食品经营许可");
        var items = demo.visitor().get("/api/items").must(200).json().path("items");
        assertThat(items).hasSizeGreaterThanOrEqualTo(6);
        assertThat(demo.visitor().get("/?lang=en").must(200).body()).contains("Senior privilege card");
    }

    @Test
    void aCaseIsFiledSentBackCorrectedAndApproved() {
        var citizen = demo.visitor();
        var progress = SeniorCard.file(citizen, "王建国");
        var receipt = SeniorCard.receipt(progress);
        assertThat(receipt).startsWith("MC");
        assertThat(citizen.get(progress).must(200).body()).contains(receipt, "王建国");
        var clerk = demo.visitor();
        assertThat(clerk.signIn("clerk", demo.clerkPassword()).must(200).body()).contains(receipt, "老年人优待证办理");

        act(clerk, receipt, "claim", "");
        act(clerk, receipt, "correction", "请补充户口簿首页");
        assertThat(citizen.get(progress).body()).contains("请补充户口簿首页", "待补正");
        supplement(citizen, progress);
        var review = clerk.get("/clerk/cases/" + receipt).must(200).body();
        assertThat(review).contains("明城市人民路八号", "第 2 次提交").doesNotContain("明城市中山路一号");
        var file = review.replaceAll("(?s).*href=\"([^\"]+/attachments/[^\"]+)\">id-card.png.*", "$1");
        assertThat(clerk.get(file).must(200).body()).contains("of a household register");
        act(clerk, receipt, "approve", "材料齐全");

        var done = citizen.get("/api/cases/" + receipt + "?code=" + SeniorCard.code(progress))
                .must(200)
                .json();
        assertThat(done.path("state").asString()).isEqualTo("APPROVED");
        assertThat(done.path("history").valueStream().map(step -> step.path("event")
                        .asString()))
                .containsExactly("SUBMITTED", "CLAIMED", "CORRECTION_ASKED", "CORRECTED", "APPROVED");
        assertThat(citizen.get(progress).body()).contains("材料齐全", "准予");
        assertThat(demo.sql("select state, applicant from hall_case where receipt = '" + receipt + "'"))
                .as("the row is in the bureau's own MySQL")
                .containsExactly("APPROVED\t王建国");
        assertThat(demo.sql("select END_ACT_ID_ from ACT_HI_PROCINST where BUSINESS_KEY_ = '" + receipt + "'"))
                .as("the process came to its end")
                .containsExactly("approved");
    }

    @Test
    void aCaseIsRejectedForAReason() {
        var citizen = demo.visitor();
        var progress = SeniorCard.file(citizen, "李秀英");
        var receipt = SeniorCard.receipt(progress);
        var clerk = demo.visitor();
        clerk.signIn("clerk", demo.clerkPassword());
        act(clerk, receipt, "claim", "");
        var page = clerk.get("/clerk/cases/" + receipt);
        assertThat(clerk.post("/clerk/cases/" + receipt + "/reject", page, Map.of("reason", ""))
                        .status())
                .isEqualTo(422);
        act(clerk, receipt, "reject", "未满六十周岁");
        assertThat(citizen.get(progress).must(200).body()).contains("未满六十周岁");
        assertThat(demo.sql("select state from hall_case where receipt = '" + receipt + "'"))
                .containsExactly("REJECTED");
    }

    @Test
    void wrongInputIsRefusedAndLeavesNothing() {
        var before = trail();
        var citizen = demo.visitor();
        var page = citizen.get(SeniorCard.APPLY);
        var fields = new HashMap<>(SeniorCard.fields("王建国"));
        fields.remove("f/applicant/idNumber");
        fields.put("f/card/age", "59");
        var refused = citizen.upload(SeniorCard.APPLY, page, fields, Map.of());
        assertThat(refused.must(422).body()).contains("不能小于 60", "王建国");
        var large = new byte[11 << 20];
        System.arraycopy(SeniorCard.picture(""), 0, large, 0, 8);
        var tooLarge = citizen.upload(
                SeniorCard.APPLY, citizen.get(SeniorCard.APPLY), SeniorCard.fields("王建国"), Map.of("id-card", large));
        assertThat(tooLarge.status()).isEqualTo(413);
        var nonsense = demo.visitor().postJson("/api/cases", "e2e-nonsense-1", BodyPublishers.ofString("{\"item\": 7"));
        assertThat(nonsense.must(400).json().path("code").asString()).isEqualTo("hall.request.malformed");
        assertThat(trail()).isEqualTo(before);
    }

    @Test
    void aFormOfAHundredMegabytesIsRefusedByName() {
        var before = trail();
        var answer = sendHundredMegabytes();
        assertThat(answer).startsWith("HTTP/1.1 413").contains("hall.request.too-large");
        assertThat(trail()).isEqualTo(before);
        assertThat(demo.hallAnswers()).isTrue();
    }

    @Test
    void anUploadThatIsCutOffLeavesNothing() {
        var before = trail();
        var citizen = demo.visitor();
        var page = citizen.get(SeniorCard.APPLY);
        var address = demo.floatingAddress();
        try (var socket = new Socket(address, 80)) {
            var head = "POST " + SeniorCard.APPLY + " HTTP/1.1\r\nHost: " + address
                    + "\r\nCookie: HALL_CSRF=" + citizen.cookie("HALL_CSRF")
                    + "\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 3000000\r\n\r\n"
                    + "--b\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + page.hidden("_csrf") + "\r\n"
                    + "--b\r\nContent-Disposition: form-data; name=\"document.id-card\"; filename=\"half.pdf\"\r\n\r\n"
                    + "%PDF-1.7";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(new byte[1_000_000]);
            socket.getOutputStream().flush();
            Await.until("half of the file has arrived", Duration.ofSeconds(20), () -> !trail().equals(before));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Await.value("nothing is left of it", Duration.ofSeconds(60), this::trail, before::equals);
    }

    @Test
    void aKilledHallComesBackWithItsDataAndItsClerksAreStillSignedIn() {
        var citizen = demo.visitor();
        var progress = SeniorCard.file(citizen, "赵铁柱");
        var clerk = demo.visitor();
        clerk.signIn("clerk", demo.clerkPassword());
        assertThat(redisKeys()).as("sessions are in the tenant's Redis").contains("session");
        long old = javaOfTheHall();

        demo.box().kill(old);

        Await.until("another process serves the hall", BACK, () -> javaOfTheHall() != old && demo.hallAnswers());
        assertThat(citizen.get(progress).must(200).body()).contains("赵铁柱");
        assertThat(clerk.get("/clerk").must(200).body()).contains(SeniorCard.receipt(progress));
        Await.until("the application is Ready", BACK, () -> Demo.ready(demo.part("applications", "hall")));
    }

    private static void supplement(HallVisitor citizen, String progress) {
        var receipt = SeniorCard.receipt(progress);
        var page = citizen.get("/progress/" + receipt + "/correction?code=" + SeniorCard.code(progress));
        assertThat(page.must(200).body()).as("what was filed is filled in").contains("明城市中山路一号");
        var fields = new HashMap<>(SeniorCard.fields("王建国"));
        fields.put("code", SeniorCard.code(progress));
        fields.put("f/card/address", "明城市人民路八号");
        citizen.upload(
                        "/progress/" + receipt + "/correction",
                        page,
                        fields,
                        Map.of("id-card", SeniorCard.picture("of a household register")))
                .redirected();
    }

    private static void act(HallVisitor clerk, String receipt, String step, String reason) {
        var at = "/clerk/cases/" + receipt;
        Page done = clerk.post(at + "/" + step, clerk.get(at), Map.of("reason", reason));
        done.redirected();
    }

    private String sendHundredMegabytes() {
        try (var socket = new Socket(demo.floatingAddress(), 80)) {
            socket.setSoTimeout(60_000);
            var head = "POST /api/cases HTTP/1.1\r\nHost: hall\r\nContent-Type: application/json\r\n"
                    + "Idempotency-Key: e2e-hundred-1\r\nConnection: close\r\nContent-Length: " + (100 << 20)
                    + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            var chunk = "x".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
            try {
                for (int sent = 0; sent < 100 << 20 && socket.getInputStream().available() == 0; sent += chunk.length) {
                    socket.getOutputStream().write(chunk);
                }
            } catch (IOException refusedEarly) {
                // The answer is there to be read, or the test fails below.
            }
            var answer = new ByteArrayOutputStream();
            while (!answer.toString(StandardCharsets.UTF_8).contains("requestId")) {
                int next = socket.getInputStream().read();
                if (next < 0) {
                    break;
                }
                answer.write(next);
            }
            return answer.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What filing leaves behind: cases, attachments, keys in the database; files of the hall. */
    private Map<String, String> trail() {
        var rows = demo.sql("select (select count(*) from hall_case), (select count(*) from attachment),"
                + " (select count(*) from idempotency_key), (select count(*) from case_form)");
        return Map.of("rows", String.join("", rows), "files", files());
    }

    private String files() {
        var data = demo.box().home().resolve("workloads/" + demo.id("applications", "hall") + "/data");
        try (var walk = Files.walk(data)) {
            return walk.filter(Files::isRegularFile)
                    .map(Path::toString)
                    .filter(file -> !file.contains("hsperfdata") && !file.endsWith(".lock"))
                    .sorted()
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String redisKeys() {
        var account = demo.credentials("service-instances", "cache");
        return demo.box()
                .inside(
                        demo.namespace("applications", "hall"),
                        "redis-cli",
                        "--no-auth-warning",
                        "-h",
                        account.path("host").asString(),
                        "-p",
                        account.path("port").asString(),
                        "-a",
                        account.path("password").asString(),
                        "KEYS",
                        "*")
                .must()
                .out();
    }

    /** The process in the hall's control group that is a JVM; 0 while there is none. */
    private long javaOfTheHall() {
        var group = demo.box().workload(demo.workload("applications", "hall"), "CGROUP");
        return demo.box().members(group).stream()
                .filter(pid -> demo.box().program(pid).equals("java"))
                .findFirst()
                .orElse(0L);
    }
}
