package io.parkcloud.education.web;

import io.parkcloud.education.EducationSettings;
import io.parkcloud.education.account.Members;
import io.parkcloud.education.account.Standing;
import io.parkcloud.education.library.Vault;
import io.parkcloud.education.problem.EducationException;
import io.parkcloud.education.problem.Problem;
import io.parkcloud.education.rest.ApiClients;
import io.parkcloud.education.roster.RosterCounts;
import io.parkcloud.education.roster.RosterExport;
import io.parkcloud.education.roster.RosterImport;
import io.parkcloud.education.store.PublicAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.security.Principal;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The roster, for the bureau: archives in and out, and the programs that ask for it. */
@Controller
@RequestMapping("/roster")
class RosterPageController {
    private final RosterImport imports;
    private final RosterExport exports;
    private final RosterCounts counts;
    private final ApiClients clients;
    private final Members members;
    private final PublicAddress address;
    private final EducationSettings settings;

    RosterPageController(
            RosterImport imports,
            RosterExport exports,
            RosterCounts counts,
            ApiClients clients,
            Members members,
            PublicAddress address,
            EducationSettings settings) {
        this.imports = imports;
        this.exports = exports;
        this.counts = counts;
        this.clients = clients;
        this.members = members;
        this.address = address;
        this.settings = settings;
    }

    @GetMapping
    String page(Principal principal, HttpServletRequest request, Model model) {
        members.atLeast(Standing.BUREAU, principal);
        model.addAttribute("counts", counts.all());
        model.addAttribute("imports", imports.latest());
        model.addAttribute("clients", clients.all());
        model.addAttribute("root", address.of(request));
        return "roster";
    }

    @PostMapping
    String take(@RequestParam MultipartFile file, Principal principal) throws IOException {
        var member = members.atLeast(Standing.BUREAU, principal);
        if (file.isEmpty()) {
            throw new EducationException(
                    Problem.FIELD_INVALID, "There is no file; choose a OneRoster 1.2 archive, which is a zip");
        }
        var incoming = Files.createTempFile(settings.dataDir().resolve(Vault.INCOMING), "roster", ".zip");
        try {
            try (var content = file.getInputStream()) {
                Files.copy(content, incoming, StandardCopyOption.REPLACE_EXISTING);
            }
            var name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
            return "redirect:/roster/imports/"
                    + imports.take(incoming, name, member.username()).id();
        } finally {
            Files.deleteIfExists(incoming);
        }
    }

    @GetMapping("/imports/{id}")
    String report(@PathVariable long id, Principal principal, Model model) {
        members.atLeast(Standing.BUREAU, principal);
        model.addAttribute("report", imports.require(id));
        return "roster-import";
    }

    @GetMapping("/export")
    void export(Principal principal, HttpServletResponse response) throws IOException {
        members.atLeast(Standing.BUREAU, principal);
        response.setContentType("application/zip");
        response.setHeader("Content-Disposition", "attachment; filename=\"oneroster-1.2.zip\"");
        response.setHeader("Cache-Control", "no-store");
        exports.write(response.getOutputStream(), settings.title());
    }

    /** The secret is on this one page and nowhere else. */
    @PostMapping("/clients")
    String addClient(
            @RequestParam String name,
            Principal principal,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        members.atLeast(Standing.BUREAU, principal);
        model.addAttribute("credentials", clients.add(name));
        response.setHeader("Cache-Control", "no-store");
        return page(principal, request, model);
    }

    @PostMapping("/clients/{client}/remove")
    String removeClient(@PathVariable String client, Principal principal) {
        members.atLeast(Standing.BUREAU, principal);
        clients.remove(client);
        return "redirect:/roster";
    }
}
