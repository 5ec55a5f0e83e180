package org.charterflow.register;

import java.util.Map;

/** A part that another module adds to the home page, such as the demo's instructions. */
public interface HomeGuide {

    /** The template whose {@code guide} fragment is shown. */
    String template();

    /** What the template needs. */
    Map<String, Object> model();
}
