package io.parkcloud.hall.web;

import io.parkcloud.hall.casework.ProcessVersions;
import io.parkcloud.hall.problem.FieldProblem;
import io.parkcloud.hall.problem.HallException;
import io.parkcloud.hall.problem.Problem;
import io.parkcloud.hall.staff.StaffMember;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The process of the cases: its versions, and an editor for the next one. */
@Controller
@RequestMapping("/clerk/admin/process")
class ProcessController {
    private final ProcessVersions versions;
    private final FailureWriter failures;
    private final StaffPages pages;

    ProcessController(ProcessVersions versions, FailureWriter failures, StaffPages pages) {
        this.versions = versions;
        this.failures = failures;
        this.pages = pages;
    }

    /** @param version the version to begin with; the newest if none is named */
    @GetMapping
    String show(@RequestParam(required = false) @Nullable Integer version, StaffMember me, Model model) {
        var list = versions.list();
        int shown = version == null ? list.getFirst().number() : version;
        return page(versions.xml(shown), list, shown, List.of(), me, model);
    }

    @GetMapping("/{version}.bpmn")
    ResponseEntity<byte[]> bpmn(@PathVariable int version) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .body(versions.xml(version).getBytes(StandardCharsets.UTF_8));
    }

    @PostMapping
    String publish(@RequestParam String xml, StaffMember me, Locale locale, HttpServletResponse response, Model model) {
        try {
            versions.publish(me, xml);
            return "redirect:/clerk/admin/process";
        } catch (HallException e) {
            if (e.problem() != Problem.PROCESS_INVALID) {
                throw e;
            }
            response.setStatus(e.problem().status());
            var list = versions.list();
            return page(xml, list, list.getFirst().number(), told(e.fields(), locale), me, model);
        }
    }

    private String page(
            String xml,
            List<ProcessVersions.Version> list,
            int shown,
            List<FormAdminController.Told> problems,
            StaffMember me,
            Model model) {
        pages.prepare(model, me, "process");
        model.addAttribute("versions", list);
        model.addAttribute("shown", shown);
        model.addAttribute("xml", xml);
        model.addAttribute("problems", problems);
        return "admin-process";
    }

    private List<FormAdminController.Told> told(List<FieldProblem> problems, Locale locale) {
        return problems.stream()
                .map(problem -> new FormAdminController.Told(problem.pointer(), failures.message(problem, locale)))
                .toList();
    }
}
