package io.parkcloud.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** The sign-in page: one form, in Chinese or English, with nothing fetched from anywhere. */
@RestController
class LoginController {

    private static final Pattern SLOT = Pattern.compile("\\{\\{(\\w+)}}");
    private static final List<Locale> LANGUAGES = List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH);

    private static final Map<String, String> CHINESE = Map.ofEntries(
            Map.entry("lang", "zh-CN"),
            Map.entry("title", "登录 · parkcloud"),
            Map.entry("tagline", "政务与园区一体化云平台"),
            Map.entry("user", "用户名"),
            Map.entry("password", "密码"),
            Map.entry("submit", "登录"),
            Map.entry("other", "English"),
            Map.entry("otherLang", "en"),
            Map.entry("help", "忘记密码请联系本单位的组织管理员"),
            Map.entry("identity.sign-in.refused", "用户名或密码不正确"),
            Map.entry("identity.sign-in.disabled", "账号已停用，请联系本单位的组织管理员"),
            Map.entry("identity.sign-in.throttled", "密码错误次数过多，请几分钟后再试"),
            Map.entry("failed", "登录没有成功，请重试"));

    private static final Map<String, String> ENGLISH = Map.ofEntries(
            Map.entry("lang", "en"),
            Map.entry("title", "Sign in · parkcloud"),
            Map.entry("tagline", "One cloud for government and parks"),
            Map.entry("user", "User name"),
            Map.entry("password", "Password"),
            Map.entry("submit", "Sign in"),
            Map.entry("other", "中文"),
            Map.entry("otherLang", "zh-CN"),
            Map.entry("help", "Password forgotten? Ask your organisation's administrator"),
            Map.entry("identity.sign-in.refused", "User name or password is wrong"),
            Map.entry("identity.sign-in.disabled", "The account is disabled; ask your organisation's administrator"),
            Map.entry("identity.sign-in.throttled", "Too many wrong passwords; try again in a few minutes"),
            Map.entry("failed", "Signing in did not work; try again"));

    private final String page = read();

    @GetMapping(path = SecurityConfiguration.LOGIN, produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> login(
            HttpServletRequest request,
            CsrfToken csrf,
            @RequestParam(required = false) @Nullable String lang,
            @RequestParam(required = false) @Nullable String refused,
            @RequestParam(name = "continue", required = false) @Nullable String target) {
        var words = words(request, lang);
        var message = refused == null ? "" : words.getOrDefault(refused, Objects.requireNonNull(words.get("failed")));
        var html = SLOT.matcher(page)
                .replaceAll(slot -> java.util.regex.Matcher.quoteReplacement(
                        switch (slot.group(1)) {
                            case "continue" ->
                                HtmlUtils.htmlEscape(AfterSignIn.local(target).orElse(""));
                            case "continueEncoded" -> AfterSignIn.encoded(target);
                            case "csrf" -> HtmlUtils.htmlEscape(csrf.getToken());
                            case "message" -> HtmlUtils.htmlEscape(message);
                            case "messageClass" -> message.isEmpty() ? "quiet" : "refused";
                            default -> HtmlUtils.htmlEscape(words.getOrDefault(slot.group(1), ""));
                        }));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .body(html);
    }

    private static Map<String, String> words(HttpServletRequest request, @Nullable String lang) {
        var locale = lang == null
                ? Locale.lookup(
                        Locale.LanguageRange.parse(
                                Objects.requireNonNullElse(request.getHeader("Accept-Language"), "zh-CN")
                                        .replaceAll("[^A-Za-z0-9,;=.*-]", "")),
                        LANGUAGES)
                : Locale.forLanguageTag(lang);
        boolean english = locale != null && locale.getLanguage().equals("en");
        return english ? ENGLISH : CHINESE;
    }

    private static String read() {
        try (var in = Objects.requireNonNull(LoginController.class.getResourceAsStream("login.html"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the sign-in page is missing from this build", e);
        }
    }
}
