package io.parkcloud.hall.web;

import io.parkcloud.hall.casework.Filed;
import io.parkcloud.hall.casework.Filing;
import io.parkcloud.hall.item.ItemCatalogue;
import io.parkcloud.hall.problem.HallException;
import io.parkcloud.hall.problem.Problem;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** What programs can do: list items, file a case, look at one. */
@RestController
@RequestMapping("/api")
class ApiController {
    private final ItemCatalogue items;
    private final Filing filing;
    private final Intake intake;

    ApiController(ItemCatalogue items, Filing filing, Intake intake) {
        this.items = items;
        this.filing = filing;
        this.intake = intake;
    }

    @GetMapping("/items")
    Map<String, Object> items(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String department) {
        return Map.of("items", items.search(q, department));
    }

    @GetMapping("/items/{code}")
    Object item(@PathVariable String code) {
        return items.require(code);
    }

    @PostMapping(path = "/cases", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<CaseReply> submit(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody SubmitRequest body) {
        var files = body.attachments() == null ? List.<SubmitRequest.InlineFile>of() : body.attachments();
        var sources = files.stream().map(SubmitRequest.InlineFile::source).toList();
        return reply(filing.submit(body.item(), intake.receive(body.form(), sources, needed(key))));
    }

    /** The same with files too large for JSON: part {@code application} and a part {@code document.<key>} for each file. */
    @PostMapping(path = "/cases", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<CaseReply> submitWithFiles(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestPart("application") SubmitRequest body,
            MultipartHttpServletRequest request) {
        var submission = intake.receive(body.form(), request.getMultiFileMap(), needed(key));
        return reply(filing.submit(body.item(), submission));
    }

    @GetMapping("/cases/{receipt}")
    CaseReply progress(@PathVariable String receipt, @RequestParam(defaultValue = "") String code) {
        return CaseReply.of(filing.progress(receipt, code));
    }

    private ResponseEntity<CaseReply> reply(Filed filed) {
        if (!filed.sameRequest()) {
            throw new HallException(
                    Problem.KEY_REUSED,
                    "This Idempotency-Key came with another request before; use a new one for a new case");
        }
        var row = filed.row();
        var view = filing.progress(row.receipt(), row.queryCode());
        var builder = filed.replayed()
                ? ResponseEntity.ok().header("Idempotent-Replayed", "true")
                : ResponseEntity.created(URI.create("/api/cases/" + row.receipt()));
        return builder.body(CaseReply.of(view));
    }

    private static String needed(@Nullable String key) {
        if (key == null) {
            throw new HallException(
                    Problem.KEY_MISSING,
                    "The header Idempotency-Key is missing; send a new random one for each new case");
        }
        return key;
    }
}
