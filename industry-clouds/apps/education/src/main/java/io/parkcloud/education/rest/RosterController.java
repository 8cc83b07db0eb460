package io.parkcloud.education.rest;

import io.parkcloud.app.Sql;
import io.parkcloud.education.store.PublicAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The rostering service as a provider: every call of the specification that reads, but those about demographics, which are not kept.
 *
 * @see <a href="https://www.imsglobal.org/sites/default/files/spec/oneroster/v1p2/rostering-restbinding/OneRosterv1p2RosteringService_RESTBindv1p0.html">OneRoster
 *     1.2 rostering service, REST binding (endpoints)</a>
 */
@RestController
@RequestMapping(RosterController.ROOT)
class RosterController {
    static final String ROOT = "/ims/oneroster/rostering/v1p2";

    private final RosterReader reader;
    private final PublicAddress address;

    RosterController(RosterReader reader, PublicAddress address) {
        this.reader = reader;
        this.address = address;
    }

    @GetMapping("/{collection}")
    ResponseEntity<Map<String, Object>> all(
            @PathVariable String collection, @RequestParam Map<String, String> parameters, HttpServletRequest request) {
        return page(known(collection), new Sql().add("1 = 1"), parameters, request);
    }

    @GetMapping("/{collection}/{id}")
    Map<String, Object> one(
            @PathVariable String collection,
            @PathVariable String id,
            @RequestParam Map<String, String> parameters,
            HttpServletRequest request) {
        var of = known(collection);
        var fields = Asked.fields(parameters, of.file());
        return Map.of(of.single(), reader.one(of, id, fields, views(request)).orElseThrow(() -> missing(of, id)));
    }

    @GetMapping("/{collection}/{id}/{inner}")
    ResponseEntity<Map<String, Object>> within(
            @PathVariable String collection,
            @PathVariable String id,
            @PathVariable String inner,
            @RequestParam Map<String, String> parameters,
            HttpServletRequest request) {
        var of = known(collection);
        return inner(of, id, of.within(inner, id), parameters, request);
    }

    @GetMapping("/schools/{school}/classes/{id}/{inner}")
    ResponseEntity<Map<String, Object>> withinClass(
            @PathVariable String school,
            @PathVariable String id,
            @PathVariable String inner,
            @RequestParam Map<String, String> parameters,
            HttpServletRequest request) {
        if (!reader.exists(Collection.SCHOOLS, school)) {
            throw missing(Collection.SCHOOLS, school);
        }
        return inner(Collection.CLASSES, id, Collection.withinClass(inner, school, id), parameters, request);
    }

    private ResponseEntity<Map<String, Object>> inner(
            Collection of,
            String id,
            Optional<Collection.Inner> inner,
            Map<String, String> parameters,
            HttpServletRequest request) {
        var some = inner.orElseThrow(() -> RosterRefusal.unknown("there is nothing at this address"));
        if (!reader.exists(of, id)) {
            throw missing(of, id);
        }
        return page(some.rows(), some.condition(), parameters, request);
    }

    private ResponseEntity<Map<String, Object>> page(
            Collection of, Sql condition, Map<String, String> parameters, HttpServletRequest request) {
        var asked = Asked.read(parameters, of.file());
        var page = reader.page(of, condition, asked, views(request));
        var answer = ResponseEntity.ok().header("X-Total-Count", String.valueOf(page.total()));
        var links = links(asked, page.total(), request);
        if (!links.isEmpty()) {
            answer.header("Link", String.join(", ", links));
        }
        return answer.body(Map.of(of.several(), page.objects()));
    }

    /** Links to the other pages (RFC 8288), with everything else that was asked. */
    private List<String> links(Asked asked, long total, HttpServletRequest request) {
        var links = new ArrayList<String>();
        int limit = asked.limit();
        if (asked.offset() + (long) limit < total) {
            links.add(link(request, limit, asked.offset() + (long) limit, "next"));
        }
        if (asked.offset() > 0) {
            links.add(link(request, limit, Math.max(0, asked.offset() - limit), "prev"));
            links.add(link(request, limit, 0, "first"));
        }
        if (total > limit) {
            links.add(link(request, limit, (total - 1) / limit * limit, "last"));
        }
        return links;
    }

    private String link(HttpServletRequest request, int limit, long offset, String relation) {
        var uri = UriComponentsBuilder.fromUriString(address.of(request) + request.getRequestURI())
                .query(request.getQueryString())
                .replaceQueryParam("limit", limit)
                .replaceQueryParam("offset", offset)
                .build(true)
                .toUriString();
        return "<" + uri + ">; rel=\"" + relation + "\"";
    }

    private Views views(HttpServletRequest request) {
        return new Views(address.of(request) + ROOT);
    }

    private static Collection known(String path) {
        return Collection.named(path)
                .orElseThrow(() -> RosterRefusal.unknown("there is no collection '" + path + "' in this service"));
    }

    private static RosterRefusal missing(Collection of, String id) {
        return RosterRefusal.unknown(
                "there is no " + of.single() + " with the sourcedId '" + id + "' among " + of.path());
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> refused(RosterRefusal refusal) {
        return ResponseEntity.status(refusal.status())
                .body(StatusBody.of(refusal.minor(), String.valueOf(refusal.getMessage())));
    }
}
