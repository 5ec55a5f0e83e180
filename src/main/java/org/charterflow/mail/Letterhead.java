package org.charterflow.mail;

import java.time.ZoneId;
import org.charterflow.language.Bilingual;

/**
 * What an alliance's mails show of it.
 *
 * @param name the alliance's name
 * @param language the language its texts begin with, {@code zh} or {@code en}
 * @param zone the zone its mails tell times in
 * @param domain the domain of its addresses
 * @param secretariat the address its mails come from
 */
record Letterhead(Bilingual name, String language, ZoneId zone, String domain, String secretariat) {}
