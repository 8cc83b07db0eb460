package io.parkcloud.traffic.web;

import io.parkcloud.traffic.feed.FeedRow;
import io.parkcloud.traffic.feed.FeedVersions;
import io.parkcloud.traffic.gtfs.FindingCode;
import io.parkcloud.traffic.problem.Problem;
import io.parkcloud.traffic.problem.TrafficException;
import io.parkcloud.traffic.realtime.RealtimeFeeds;
import io.parkcloud.traffic.realtime.RealtimeSources;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Feeds and realtime sources, for the department. */
@Controller
@RequestMapping("/admin")
class AdminController {
    private final FeedVersions versions;
    private final RealtimeSources sources;
    private final RealtimeFeeds realtime;
    private final JsonMapper json;

    AdminController(FeedVersions versions, RealtimeSources sources, RealtimeFeeds realtime, JsonMapper json) {
        this.versions = versions;
        this.sources = sources;
        this.realtime = realtime;
        this.json = json;
    }

    /** A finding as it was written down. */
    public record FindingLine(FindingCode code, String file, long line, String detail) {}

    @GetMapping
    String feeds(Model model) {
        model.addAttribute("feeds", versions.latest());
        model.addAttribute("kept", versions.kept());
        model.addAttribute("active", versions.active().map(FeedRow::id).orElse(0L));
        return "admin-feeds";
    }

    @PostMapping("/feeds")
    String upload(@RequestParam MultipartFile file, Principal who) throws IOException {
        if (file.isEmpty()) {
            throw new TrafficException(Problem.FEED_INVALID, "The file is empty; choose a GTFS feed, which is a zip");
        }
        var name = file.getOriginalFilename();
        try (var content = file.getInputStream()) {
            var row = versions.take(content, name == null ? "" : name, who.getName(), "UPLOAD");
            return "redirect:/admin/feeds/" + row.id();
        }
    }

    @GetMapping("/feeds/{id}")
    String report(@PathVariable long id, Model model) {
        var row = versions.require(id);
        model.addAttribute("feed", row);
        model.addAttribute("active", versions.active().map(FeedRow::id).orElse(0L));
        model.addAttribute("findings", json.readValue(row.findings(), new TypeReference<List<FindingLine>>() {}));
        return "admin-feed";
    }

    @PostMapping("/feeds/{id}/use")
    String use(@PathVariable long id) {
        versions.use(id);
        return "redirect:/admin";
    }

    @GetMapping("/realtime")
    String realtime(Model model) {
        model.addAttribute("sources", sources.all());
        model.addAttribute("hosts", sources.hosts());
        model.addAttribute("attempts", sources);
        model.addAttribute("received", realtime.received());
        model.addAttribute("summary", realtime.summary());
        return "admin-realtime";
    }

    @PostMapping("/realtime")
    String addSource(@RequestParam String name, @RequestParam String url, Principal who) {
        sources.add(name, url, who.getName());
        return "redirect:/admin/realtime";
    }

    @PostMapping("/realtime/ask")
    String ask() {
        sources.ask();
        return "redirect:/admin/realtime";
    }

    @PostMapping("/realtime/{id}/remove")
    String removeSource(@PathVariable long id) {
        sources.remove(id);
        return "redirect:/admin/realtime";
    }
}
