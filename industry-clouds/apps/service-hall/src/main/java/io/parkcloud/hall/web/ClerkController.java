package io.parkcloud.hall.web;

import io.parkcloud.hall.casework.CaseRecords;
import io.parkcloud.hall.casework.CaseState;
import io.parkcloud.hall.casework.Desk;
import io.parkcloud.hall.casework.Desk.Wanted;
import io.parkcloud.hall.casework.Urgency;
import io.parkcloud.hall.staff.StaffDirectory;
import io.parkcloud.hall.staff.StaffMember;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The clerk's queue and cases, to look at. */
@Controller
@RequestMapping("/clerk")
class ClerkController {
    private final Desk desk;
    private final CaseRecords records;
    private final StaffDirectory staff;
    private final StaffPages pages;

    ClerkController(Desk desk, CaseRecords records, StaffDirectory staff, StaffPages pages) {
        this.desk = desk;
        this.records = records;
        this.staff = staff;
        this.pages = pages;
    }

    /** A search looks in every state; without one or another view the queue begins with what nobody has accepted yet. */
    @GetMapping
    String queue(QueueRequest asked, StaffMember me, Model model) {
        var wanted = asked.wanted();
        pages.prepare(model, me, "queue");
        model.addAttribute("queue", desk.queue(me, wanted, asked.after()));
        model.addAttribute("counts", desk.counts(me));
        model.addAttribute("needs", desk.needs(me));
        model.addAttribute("states", CaseState.values());
        model.addAttribute("wanted", wanted);
        return "clerk-queue";
    }

    @GetMapping("/cases/{receipt}")
    String open(@PathVariable String receipt, StaffMember me, Model model) {
        var sheet = records.open(receipt, me);
        var view = sheet.view();
        var department = records.departmentOf(view.row());
        var others = new TreeMap<>(pages.prepare(model, me, "queue").departments());
        others.remove(department);
        model.addAttribute("sheet", sheet);
        model.addAttribute("view", view);
        model.addAttribute("page", FormPage.empty(view.item(), view.form(), ""));
        model.addAttribute(
                "colleagues",
                staff.colleagues(department, String.valueOf(view.row().assignee())));
        model.addAttribute("others", others);
        return "clerk-case";
    }

    /** Always a download: a citizen's file is never shown inside the hall's own pages. */
    @GetMapping("/cases/{receipt}/attachments/{id}")
    ResponseEntity<Resource> file(@PathVariable String receipt, @PathVariable String id, StaffMember me) {
        var file = records.file(receipt, id, me);
        var disposition = ContentDisposition.attachment()
                .filename(file.attachment().fileName(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header(HttpHeaders.CONTENT_TYPE, file.attachment().kind().mediaType())
                .body(new FileSystemResource(file.content()));
    }

    /**
     * The queue's address.
     *
     * @param state state
     * @param mine only the clerk's own
     * @param item item code
     * @param q words
     * @param urgency {@code OVERDUE}, {@code TODAY} or {@code SOON}
     * @param escalated only what was passed up
     * @param countersigning only what waits for the department's word
     * @param after place to read on from
     */
    record QueueRequest(
            @Nullable CaseState state,
            @Nullable Boolean mine,
            @Nullable String item,
            @Nullable String q,
            @Nullable String urgency,
            @Nullable Boolean escalated,
            @Nullable Boolean countersigning,
            @Nullable String after) {

        Wanted wanted() {
            var filter = Urgency.filter(urgency);
            boolean words = q != null && !q.isBlank();
            boolean special = filter != null || is(mine) || is(escalated) || is(countersigning);
            var start = state == null && !special ? CaseState.SUBMITTED : state;
            return new Wanted(words ? null : start, is(mine), item, q, filter, is(escalated), is(countersigning));
        }

        private static boolean is(@Nullable Boolean flag) {
            return flag != null && flag;
        }
    }
}
