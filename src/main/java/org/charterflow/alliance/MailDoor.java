package org.charterflow.alliance;

import java.util.Map;

/**
 * Where an alliance receives mail.
 *
 * @param domain the domain of its addresses
 * @param authservId the id under which its own mail server reports authentication results (RFC 8601)
 * @param addresses the fixed addresses by purpose: {@code apply}, {@code groups}, {@code meetings},
 *     {@code projects}, {@code secretariat}, {@code withdraw}
 */
public record MailDoor(String domain, String authservId, Map<String, String> addresses) {

    public MailDoor {
        addresses = addresses == null ? Map.of() : Map.copyOf(addresses);
    }

    /**
     * @throws IllegalArgumentException if there is no address for this purpose
     */
    public String address(String purpose) {
        String address = addresses.get(purpose);
        if (address == null) {
            throw new IllegalArgumentException("no address for " + purpose + " at " + domain);
        }
        return address;
    }
}
