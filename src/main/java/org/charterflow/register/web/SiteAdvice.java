package org.charterflow.register.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.util.UriComponentsBuilder;

/** Puts {@code site} into the model of every page, for the layout. */
@ControllerAdvice
class SiteAdvice {

    private final boolean demo;

    SiteAdvice(Environment environment) {
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
    }

    @ModelAttribute("site")
    Site site(HttpServletRequest request) {
        @Nullable String user = request.getRemoteUser();
        return new Site(user, inLanguage(request, "zh"), inLanguage(request, "en"), demo);
    }

    private static String inLanguage(HttpServletRequest request, String language) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return UriComponentsBuilder.fromPath(failed == null ? request.getRequestURI() : failed.toString())
                .query(failed == null ? request.getQueryString() : null)
                .replaceQueryParam("lang", language)
                .build()
                .toUriString();
    }
}
