package org.charterflow.register.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.charterflow.access.Viewer;
import org.charterflow.access.Viewers;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.util.UriComponentsBuilder;

/** Puts {@code site} into the model of every page, for the layout. */
@ControllerAdvice
class SiteAdvice {

    private final Viewers viewers;
    private final boolean demo;

    SiteAdvice(Viewers viewers, Environment environment) {
        this.viewers = viewers;
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
    }

    @ModelAttribute("site")
    Site site(HttpServletRequest request) {
        return new Site(
                request.getRemoteUser(),
                inLanguage(request, "zh"),
                inLanguage(request, "en"),
                readsMail(request),
                demo);
    }

    /** Not asked on the way to an error page, which has to do without the database. */
    private boolean readsMail(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) != null) {
            return false;
        }
        Viewer viewer = viewers.of(request);
        return viewer.isAdministrator() || viewer.alliances().stream().anyMatch(viewer::seesConfidential);
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
