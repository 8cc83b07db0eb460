package io.parkcloud.server;

import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * The portal finds its way by the address, so every address that is nobody else's answers with its one page. Never cached:
 * the page names the files of this build, and those are cached for good.
 */
@RestController
class PortalController {

    private static final String OTHERS =
            "(?!api$|oauth2$|login$|logout$|actuator$|assets$|connect$|userinfo$|\\.well-known$)";
    private static final String PAGE = "/{page:" + OTHERS + "[^.]*}";

    private final Optional<Resource> index = Optional.<Resource>of(
                    new ClassPathResource("META-INF/resources/index.html"))
            .filter(Resource::exists);

    @GetMapping(path = {"/", PAGE, PAGE + "/**"})
    ResponseEntity<Resource> page() {
        var page = index.orElseThrow(() ->
                new ResponseStatusException(HttpStatus.NOT_FOUND, "this build has no portal; use the API or the CLI"));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.TEXT_HTML)
                .body(page);
    }
}
