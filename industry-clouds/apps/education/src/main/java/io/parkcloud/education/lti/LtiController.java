package io.parkcloud.education.lti;

import io.parkcloud.education.account.Members;
import io.parkcloud.education.problem.EducationException;
import io.parkcloud.education.problem.Problem;
import io.parkcloud.education.store.PublicAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.util.UriComponentsBuilder;

/** The platform's side of a launch, as browsers and tools meet it. */
@Controller
class LtiController {
    /** Without form-action: the answer goes to the tool, and from there wherever the tool leads it. No other form is on the page. */
    private static final String CONTENT = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " base-uri 'none'; frame-ancestors 'none'";

    private static final List<String> PARAMETERS = List.of(
            "scope",
            "response_type",
            "response_mode",
            "prompt",
            "client_id",
            "redirect_uri",
            "login_hint",
            "lti_message_hint",
            "state",
            "nonce");

    private final Launches launches;
    private final SigningKey key;
    private final Members members;
    private final PublicAddress address;

    LtiController(Launches launches, SigningKey key, Members members, PublicAddress address) {
        this.launches = launches;
        this.key = key;
        this.members = members;
        this.address = address;
    }

    @GetMapping("/lti/jwks")
    @ResponseBody
    Map<String, Object> keys() {
        return key.published();
    }

    /** Somebody opens a place in a tool. */
    @GetMapping("/launch/{item}")
    ResponseEntity<Void> launch(@PathVariable String item, Principal principal, HttpServletRequest request) {
        var to = launches.begin(item, members.of(principal), address.of(request));
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(to))
                .header("Cache-Control", "no-store")
                .build();
    }

    /**
     * The same as a form. A browser does not send our cookie with a form of another site, but does when it is led to an address: so it
     * is led to the address.
     */
    @PostMapping("/lti/authorize")
    ResponseEntity<Void> posted(@RequestParam Map<String, String> parameters) {
        var to = UriComponentsBuilder.fromPath("/lti/authorize");
        PARAMETERS.stream().filter(parameters::containsKey).forEach(name -> to.queryParam(name, "{" + name + "}"));
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(to.encode().buildAndExpand(parameters).toUri())
                .build();
    }

    @GetMapping("/lti/authorize")
    String authorize(
            @RequestParam Map<String, String> parameters,
            @Nullable Principal principal,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        var redirect = parameters.getOrDefault("redirect_uri", "");
        var tool = launches.tool(parameters.getOrDefault("client_id", ""), redirect)
                .orElseThrow(() -> new EducationException(
                        Problem.LAUNCH_INVALID,
                        "client_id is of no tool that is registered here, or redirect_uri is none of its addresses"));
        var fields = new LinkedHashMap<String, String>();
        try {
            var asked = AuthenticationRequest.read(parameters);
            var member =
                    principal == null ? null : members.find(principal.getName()).orElse(null);
            if (member == null) {
                throw new LaunchRefusal("login_required", "nobody is signed in at this browser");
            }
            var token = launches.answer(tool, asked, member, address.of(request), locale.toLanguageTag());
            fields.put("id_token", token);
        } catch (LaunchRefusal refusal) {
            fields.put("error", refusal.error());
            fields.put("error_description", String.valueOf(refusal.getMessage()));
        }
        if (parameters.containsKey("state")) {
            fields.put("state", parameters.get("state"));
        }
        response.setHeader("Content-Security-Policy", CONTENT);
        response.setHeader("Cache-Control", "no-store");
        model.addAttribute("redirect", redirect);
        model.addAttribute("fields", fields);
        model.addAttribute("tool", tool);
        return "launch";
    }
}
