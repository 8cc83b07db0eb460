package io.parkcloud.education.web;

import io.parkcloud.education.account.Members;
import io.parkcloud.education.account.Standing;
import io.parkcloud.education.library.Cards;
import io.parkcloud.education.library.Library;
import io.parkcloud.education.library.LibraryItem.Visibility;
import io.parkcloud.education.library.LibraryQuery;
import io.parkcloud.education.library.Vault;
import io.parkcloud.education.problem.EducationException;
import io.parkcloud.education.problem.Problem;
import io.parkcloud.education.roster.Schools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The library. */
@Controller
@RequestMapping("/library")
class LibraryController {
    private final Library library;
    private final Vault vault;
    private final Members members;
    private final Schools schools;

    LibraryController(Library library, Vault vault, Members members, Schools schools) {
        this.library = library;
        this.vault = vault;
        this.members = members;
        this.schools = schools;
    }

    @GetMapping
    String find(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String grade,
            @RequestParam(defaultValue = "false") boolean mine,
            @RequestParam(defaultValue = "0") long before,
            Principal principal,
            Model model) {
        var member = members.of(principal);
        var query = new LibraryQuery(q.length() > 200 ? q.substring(0, 200) : q, subject, grade, mine, before);
        var found = library.find(query, member);
        boolean more = found.size() > Library.PAGE;
        var shown = more ? found.subList(0, Library.PAGE) : found;
        model.addAttribute("query", query);
        model.addAttribute("items", shown);
        model.addAttribute("next", more ? shown.getLast().number() : 0L);
        model.addAttribute("subjects", library.words("subject", member));
        model.addAttribute("grades", library.words("grade", member));
        return "library";
    }

    @GetMapping("/new")
    String form(Principal principal, Model model) {
        var member = members.atLeast(Standing.TEACHER, principal);
        model.addAttribute("schools", schools.workedAt(member));
        return "library-new";
    }

    @PostMapping
    String add(
            @RequestParam MultipartFile file,
            @RequestParam String school,
            @RequestParam String title,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String grade,
            WordsForm words,
            Principal principal)
            throws IOException {
        var member = members.atLeast(Standing.TEACHER, principal);
        var name = file.getOriginalFilename();
        if (file.isEmpty() || name == null) {
            throw new EducationException(Problem.FIELD_INVALID, "There is no file, or it is empty; choose one");
        }
        try (var content = file.getInputStream()) {
            var received = vault.receive(content, name);
            var card = Cards.of(title, subject, grade, words.keywordsOrNone(), words.descriptionOrNone());
            return "redirect:/library/" + library.add(received, name, card, school, member);
        }
    }

    @GetMapping("/{id}")
    String one(@PathVariable String id, Principal principal, Model model) {
        var member = members.of(principal);
        var item = library.require(id, member);
        model.addAttribute("item", item);
        model.addAttribute("owns", library.owns(item, member));
        model.addAttribute("schools", schools.all());
        return "library-item";
    }

    /** Always a download, never a page: what a stranger wrote does not run in this site's name. */
    @GetMapping("/{id}/file")
    ResponseEntity<Resource> fetch(@PathVariable String id, Principal principal) {
        var item = library.require(id, members.of(principal));
        var name = ContentDisposition.attachment()
                .filename(item.file().name(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .header(HttpHeaders.CONTENT_TYPE, item.file().kind().mediaType())
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag(item.file().sha256())
                .body(new FileSystemResource(library.fetch(item)));
    }

    @PostMapping("/{id}/sharing")
    String share(
            @PathVariable String id,
            @RequestParam Visibility visibility,
            @RequestParam(defaultValue = "") List<String> school,
            Principal principal) {
        library.share(id, visibility, school, members.of(principal));
        return "redirect:/library/" + id;
    }

    @PostMapping("/{id}/withdraw")
    String withdraw(@PathVariable String id, Principal principal) {
        library.withdraw(id, members.of(principal));
        return "redirect:/library";
    }
}
