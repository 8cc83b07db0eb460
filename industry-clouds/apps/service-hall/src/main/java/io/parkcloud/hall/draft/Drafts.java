package io.parkcloud.hall.draft;

import io.parkcloud.hall.casework.QueryCodes;
import io.parkcloud.hall.draft.DraftMapper.DraftRow;
import io.parkcloud.hall.problem.HallException;
import io.parkcloud.hall.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Saves drafts and finds them again. A draft nobody touches is forgotten after thirty days. */
@Service
public class Drafts {
    private static final Logger LOG = LoggerFactory.getLogger(Drafts.class);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int CODE_LENGTH = 12;

    private final DraftMapper rows;
    private final QueryCodes codes;
    private final JsonMapper json;
    private final Clock clock;

    Drafts(DraftMapper rows, QueryCodes codes, JsonMapper json, Clock clock) {
        this.rows = rows;
        this.codes = codes;
        this.json = json;
        this.clock = clock;
    }

    /** Saves a new draft under a new code. */
    public Draft begin(String offerCode, ObjectNode form, String requestKey, String takenOver) {
        var code = codes.next(CODE_LENGTH);
        var now = clock.instant();
        var row = new DraftRow(hash(code), offerCode, form.toString(), requestKey, takenOver, now, now.plus(KEPT));
        rows.add(row);
        return draft(code, row);
    }

    /** @throws HallException {@code DRAFT_NOT_FOUND}, also for one that was forgotten */
    public Draft require(String code) {
        var tidied = tidy(code);
        return rows.find(hash(tidied), clock.instant())
                .map(row -> draft(tidied, row))
                .orElseThrow(() -> new HallException(
                        Problem.DRAFT_NOT_FOUND,
                        "No draft has this code; check it, or begin again if it is older than thirty days"));
    }

    /** Saves what is filled in now; the thirty days begin anew. */
    public Draft save(Draft draft, ObjectNode form) {
        var now = clock.instant();
        rows.save(hash(tidy(draft.code())), form.toString(), now, now.plus(KEPT));
        return require(draft.code());
    }

    @Scheduled(initialDelay = 90_000, fixedDelay = 3_600_000)
    void forgetOld() {
        int forgotten = rows.forget(clock.instant());
        if (forgotten > 0) {
            LOG.info("Forgot {} drafts that nobody went on with", forgotten);
        }
    }

    private Draft draft(String code, DraftRow row) {
        return new Draft(
                code.replaceAll("(.{4})(?=.)", "$1-"),
                row.offerCode(),
                (ObjectNode) json.readTree(row.form()),
                row.requestKey(),
                row.takenOver(),
                row.savedAt(),
                row.expiresAt());
    }

    private static String tidy(String typed) {
        return typed.replaceAll("[\\s-]+", "").toUpperCase(Locale.ROOT);
    }

    private static String hash(String code) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
