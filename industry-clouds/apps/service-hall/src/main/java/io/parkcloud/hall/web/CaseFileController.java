package io.parkcloud.hall.web;

import io.parkcloud.hall.casework.CaseExport;
import io.parkcloud.hall.casework.ProcessTrail;
import io.parkcloud.hall.staff.StaffMember;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** A case as files: everything for the archive, and its process for the diagram. */
@Controller
@RequestMapping("/clerk/cases/{receipt}")
class CaseFileController {
    private final CaseExport export;
    private final ProcessTrail trail;

    CaseFileController(CaseExport export, ProcessTrail trail) {
        this.export = export;
        this.trail = trail;
    }

    @GetMapping("/export")
    void export(@PathVariable String receipt, StaffMember me, HttpServletResponse response) throws IOException {
        var archive = export.prepare(receipt, me);
        var disposition = ContentDisposition.attachment()
                .filename(receipt + ".zip", StandardCharsets.UTF_8)
                .build();
        response.setContentType("application/zip");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition.toString());
        archive.writeTo(response.getOutputStream());
    }

    @GetMapping("/process.bpmn")
    ResponseEntity<byte[]> process(@PathVariable String receipt, StaffMember me) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_XML).body(trail.bpmn(receipt, me));
    }
}
