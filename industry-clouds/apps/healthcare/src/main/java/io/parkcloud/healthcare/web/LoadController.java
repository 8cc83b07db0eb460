package io.parkcloud.healthcare.web;

import io.parkcloud.healthcare.account.Callers;
import io.parkcloud.healthcare.load.Ndjson;
import jakarta.servlet.http.HttpServletRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Bulk loads by an administrator. */
@Controller
class LoadController {
    /** What others refer to by conditions is loaded first, so that the references are found. */
    private static final List<String> FIRST =
            List.of("Organization", "Practitioner", "Location", "PractitionerRole", "Patient", "Encounter");

    private final Ndjson ndjson;
    private final Callers callers;
    private final JdbcTemplate database;

    LoadController(Ndjson ndjson, Callers callers, JdbcTemplate database) {
        this.ndjson = ndjson;
        this.callers = callers;
        this.database = database;
    }

    @GetMapping("/load")
    String form(Model model) {
        var counts = new LinkedHashMap<String, Long>();
        database.query("SELECT type, COUNT(*) FROM resource WHERE deleted = FALSE GROUP BY type ORDER BY type", row -> {
            counts.put(row.getString(1), row.getLong(2));
        });
        model.addAttribute("counts", counts);
        return "load";
    }

    @PostMapping("/load")
    String load(@RequestParam("files") List<MultipartFile> files, HttpServletRequest request, Model model)
            throws IOException {
        var caller = callers.of(request).loading();
        var sorted = files.stream()
                .sorted(Comparator.comparing(LoadController::rank))
                .toList();
        int stored = 0;
        var mistakes = new ArrayList<String>();
        for (var file : sorted) {
            try (var lines = new BufferedReader(new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8))) {
                var loaded = ndjson.load(lines, caller);
                stored += loaded.stored();
                loaded.mistakes().forEach(mistake -> mistakes.add(file.getOriginalFilename() + ": " + mistake));
            }
        }
        model.addAttribute("stored", Optional.of(stored));
        model.addAttribute("mistakes", mistakes);
        return form(model);
    }

    private static int rank(MultipartFile file) {
        var name = String.valueOf(file.getOriginalFilename());
        for (int i = 0; i < FIRST.size(); i++) {
            if (name.startsWith(FIRST.get(i) + ".")) {
                return i;
            }
        }
        return FIRST.size();
    }
}
