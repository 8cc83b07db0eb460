package io.parkcloud.hall.web;

import io.parkcloud.hall.item.Bundles;
import io.parkcloud.hall.item.ItemCatalogue;
import io.parkcloud.hall.item.LifeEvent;
import io.parkcloud.hall.item.ServiceItem;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What the hall offers. */
@Controller
class HomeController {
    private final ItemCatalogue items;
    private final Bundles bundles;

    HomeController(ItemCatalogue items, Bundles bundles) {
        this.items = items;
        this.bundles = bundles;
    }

    @GetMapping("/")
    String home(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String department,
            @RequestParam(defaultValue = "") String event,
            Model model) {
        var wanted = LifeEvent.of(event);
        var departments = new LinkedHashMap<String, ServiceItem>();
        items.search(null, null).forEach(item -> departments.putIfAbsent(item.departmentCode(), item));
        model.addAttribute("departments", departments.values());
        boolean searching = (q != null && !q.isBlank()) || (department != null && !department.isBlank());
        model.addAttribute(
                "bundles",
                bundles.list().stream()
                        .filter(bundle -> wanted.map(bundle.definition().lifeEvent()::equals)
                                .orElse(!searching))
                        .toList());
        model.addAttribute("events", LifeEvent.values());
        model.addAttribute("event", wanted.map(LifeEvent::id).orElse(""));
        model.addAttribute(
                "items",
                items.search(q, department).stream()
                        .filter(item -> wanted.isEmpty() || item.isFor(wanted.get()))
                        .toList());
        model.addAttribute("q", q);
        model.addAttribute("department", department);
        return "home";
    }

    @GetMapping("/items/{code}")
    String item(@PathVariable String code, Model model) {
        model.addAttribute("item", items.require(code));
        return "item";
    }

    @GetMapping("/login")
    String login() {
        return "login";
    }
}
