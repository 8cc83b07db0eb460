package io.parkcloud.education.web;

import io.parkcloud.education.account.Members;
import io.parkcloud.education.course.Classes;
import io.parkcloud.education.course.Lessons;
import io.parkcloud.education.library.Library;
import io.parkcloud.education.library.LibraryQuery;
import io.parkcloud.education.lti.Tools;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Classes and their lessons. */
@Controller
@RequestMapping("/classes")
class ClassController {
    private final Classes classes;
    private final Lessons lessons;
    private final Library library;
    private final Tools tools;
    private final Members members;

    ClassController(Classes classes, Lessons lessons, Library library, Tools tools, Members members) {
        this.classes = classes;
        this.lessons = lessons;
        this.library = library;
        this.tools = tools;
        this.members = members;
    }

    @GetMapping
    String all(@RequestParam(defaultValue = "") String q, Principal principal, Model model) {
        model.addAttribute("q", q);
        model.addAttribute("classes", classes.find(members.of(principal), q));
        return "classes";
    }

    /** @param q what resources are looked for, to point a lesson to one */
    @GetMapping("/{id}")
    String one(@PathVariable String id, @RequestParam(defaultValue = "") String q, Principal principal, Model model) {
        var member = members.of(principal);
        var of = classes.require(id, member);
        model.addAttribute("of", of);
        model.addAttribute("roll", classes.roll(of));
        model.addAttribute("lessons", lessons.of(of));
        model.addAttribute("q", q);
        if (of.teaches()) {
            model.addAttribute("resources", library.find(new LibraryQuery(q, "", "", false, 0), member));
            model.addAttribute("tools", tools.all());
        }
        return "class";
    }

    @PostMapping("/{id}/lessons")
    String add(
            @PathVariable String id,
            @RequestParam String title,
            @RequestParam(defaultValue = "") String description,
            Principal principal) {
        lessons.add(id, title, description, members.of(principal));
        return "redirect:/classes/" + id;
    }

    @PostMapping("/{id}/lessons/{lesson}/remove")
    String remove(@PathVariable String id, @PathVariable String lesson, Principal principal) {
        lessons.remove(id, lesson, members.of(principal));
        return "redirect:/classes/" + id;
    }

    @PostMapping("/{id}/lessons/{lesson}/resources")
    String addResource(
            @PathVariable String id, @PathVariable String lesson, @RequestParam String resource, Principal principal) {
        lessons.addResource(id, lesson, resource, members.of(principal));
        return "redirect:/classes/" + id;
    }

    @PostMapping("/{id}/lessons/{lesson}/tools")
    String addTool(
            @PathVariable String id,
            @PathVariable String lesson,
            @RequestParam String title,
            @RequestParam String tool,
            @RequestParam(defaultValue = "") String target,
            @RequestParam(defaultValue = "") String custom,
            Principal principal) {
        lessons.addTool(id, lesson, title, tool, target, custom, members.of(principal));
        return "redirect:/classes/" + id;
    }

    @PostMapping("/{id}/items/{item}/remove")
    String removeItem(@PathVariable String id, @PathVariable String item, Principal principal) {
        lessons.removeItem(id, item, members.of(principal));
        return "redirect:/classes/" + id;
    }
}
