package org.charterflow.access;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.Authentication;

/** Tells who is behind a request. Their groups are asked anew for each request, and once in it. */
public class Viewers {

    private static final String KNOWN = Viewers.class.getName();

    private final ObjectProvider<Groups> groups;

    Viewers(ObjectProvider<Groups> groups) {
        this.groups = groups;
    }

    /** The viewer behind the request; anonymous if nobody has logged in. */
    public Viewer of(HttpServletRequest request) {
        if (!(request.getUserPrincipal() instanceof Authentication login)) {
            return Viewer.anonymous();
        }
        if (request.getAttribute(KNOWN) instanceof Viewer known
                && login.getName().equals(known.userId())) {
            return known;
        }
        Viewer viewer = Viewer.of(login, groups.getObject());
        request.setAttribute(KNOWN, viewer);
        return viewer;
    }
}
