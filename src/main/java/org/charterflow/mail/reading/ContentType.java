package org.charterflow.mail.reading;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The content type of an entity; {@code text/plain} where none or none readable is given (RFC 2045, 5.2). */
record ContentType(String mediaType, Map<String, String> parameters) {

    private static final int LONGEST = 127;

    static ContentType of(List<Header> headers) {
        String value = Headers.value(headers, "content-type");
        if (value == null) {
            return new ContentType("text/plain", Map.of());
        }
        int semicolon = value.indexOf(';');
        String type =
                (semicolon < 0 ? value : value.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
        return new ContentType(isMediaType(type) ? type : "text/plain", Parameters.of(value));
    }

    private static boolean isMediaType(String type) {
        int slash = type.indexOf('/');
        if (slash < 1 || slash == type.length() - 1 || type.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < type.length(); i++) {
            char c = type.charAt(i);
            if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && "/+-._".indexOf(c) < 0) {
                return false;
            }
        }
        return type.indexOf('/', slash + 1) < 0;
    }
}
