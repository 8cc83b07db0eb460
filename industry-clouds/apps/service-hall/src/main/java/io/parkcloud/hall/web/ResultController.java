package io.parkcloud.hall.web;

import io.parkcloud.hall.casework.Filing;
import io.parkcloud.hall.result.ResultDocuments;
import io.parkcloud.hall.result.Verification;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The result document of a case for its applicant, and checking one for everybody. */
@Controller
class ResultController {
    private final Filing filing;
    private final ResultDocuments results;
    private final Verification verification;

    ResultController(Filing filing, ResultDocuments results, Verification verification) {
        this.filing = filing;
        this.results = results;
        this.verification = verification;
    }

    @GetMapping("/progress/{receipt}/result")
    ResponseEntity<byte[]> result(@PathVariable String receipt, @RequestParam(defaultValue = "") String code) {
        var view = filing.progress(receipt, code);
        var name = ContentDisposition.attachment()
                .filename(view.row().receipt() + ".pdf")
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .body(results.of(view));
    }

    @GetMapping("/verify")
    String ask() {
        return "verify";
    }

    @PostMapping("/verify")
    String verify(@RequestParam(required = false) @Nullable MultipartFile file, Model model) throws IOException {
        if (file == null || file.isEmpty()) {
            model.addAttribute("problem", "verify.choose");
        } else {
            model.addAttribute("verdict", verification.verify(file.getBytes()));
            model.addAttribute("name", file.getOriginalFilename());
        }
        return "verify";
    }
}
