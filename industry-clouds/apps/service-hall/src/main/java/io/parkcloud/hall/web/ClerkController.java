package io.parkcloud.hall.web;

import io.parkcloud.hall.casework.CaseState;
import io.parkcloud.hall.casework.Desk;
import io.parkcloud.hall.item.ItemCatalogue;
import io.parkcloud.hall.item.ServiceItem;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;

/** The clerk's pages. */
@Controller
@RequestMapping("/clerk")
class ClerkController {
    private final Desk desk;
    private final ItemCatalogue items;

    ClerkController(Desk desk, ItemCatalogue items) {
        this.desk = desk;
        this.items = items;
    }

    @GetMapping
    String queue(
            @RequestParam(defaultValue = "SUBMITTED") CaseState state,
            @RequestParam(defaultValue = "false") boolean mine,
            @RequestParam(required = false) @Nullable String after,
            Authentication who,
            Model model) {
        model.addAttribute("queue", desk.queue(state, mine ? who.getName() : null, after));
        model.addAttribute("counts", desk.counts());
        model.addAttribute("states", CaseState.values());
        model.addAttribute("state", state);
        model.addAttribute("mine", mine);
        model.addAttribute("today", desk.today());
        model.addAttribute(
                "names",
                items.search(null, null).stream().collect(Collectors.toMap(ServiceItem::code, ServiceItem::name)));
        return "clerk-queue";
    }

    @GetMapping("/cases/{receipt}")
    String open(@PathVariable String receipt, Authentication who, Model model) {
        var view = desk.open(receipt);
        var clerk = clerk(who);
        model.addAttribute("view", view);
        model.addAttribute("page", FormPage.empty(view.item(), view.form(), ""));
        model.addAttribute("today", desk.today());
        model.addAttribute(
                "concludes",
                view.row().state() == CaseState.UNDER_REVIEW
                        && (clerk.supervisor()
                                || clerk.username().equals(view.row().assignee())));
        return "clerk-case";
    }

    @PostMapping("/cases/{receipt}/claim")
    String claim(@PathVariable String receipt, Authentication who) {
        desk.claim(receipt, clerk(who));
        return back(receipt);
    }

    @PostMapping("/cases/{receipt}/correction")
    String askForMore(@PathVariable String receipt, @RequestParam String reason, Authentication who) {
        desk.askForMore(receipt, clerk(who), reason);
        return back(receipt);
    }

    @PostMapping("/cases/{receipt}/approve")
    String approve(@PathVariable String receipt, @RequestParam(defaultValue = "") String reason, Authentication who) {
        desk.approve(receipt, clerk(who), reason);
        return back(receipt);
    }

    @PostMapping("/cases/{receipt}/reject")
    String reject(@PathVariable String receipt, @RequestParam String reason, Authentication who) {
        desk.reject(receipt, clerk(who), reason);
        return back(receipt);
    }

    /** Always a download: a citizen's file is never shown inside the hall's own pages. */
    @GetMapping("/cases/{receipt}/attachments/{id}")
    ResponseEntity<Resource> file(@PathVariable String receipt, @PathVariable String id) {
        var file = desk.file(receipt, id);
        var disposition = ContentDisposition.attachment()
                .filename(file.attachment().fileName(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header(HttpHeaders.CONTENT_TYPE, file.attachment().kind().mediaType())
                .body(new FileSystemResource(file.content()));
    }

    private static Desk.Clerk clerk(Authentication who) {
        boolean supervisor =
                who.getAuthorities().stream().anyMatch(authority -> "ROLE_ADMIN".equals(authority.getAuthority()));
        return new Desk.Clerk(who.getName(), supervisor);
    }

    private static String back(String receipt) {
        return "redirect:/clerk/cases/" + UriUtils.encodePathSegment(receipt, StandardCharsets.UTF_8);
    }
}
