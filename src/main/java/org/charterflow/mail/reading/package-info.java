/**
 * What a mail says: parse, classify, authenticate, extract. Pure stages from bytes to values, without database, server or
 * engine, so that an operator can ask them about any folder of messages.
 */
@NullMarked
package org.charterflow.mail.reading;

import org.jspecify.annotations.NullMarked;
