package org.charterflow.alliance;

import java.util.Set;

/**
 * An account about to be created.
 *
 * @param name as the person writes it; Chinese names are not taken apart
 * @param allianceId the tenant it belongs to
 * @param groupIds see {@link GroupIds}
 */
public record AccountRequest(String userId, String name, String email, String allianceId, Set<String> groupIds) {}
