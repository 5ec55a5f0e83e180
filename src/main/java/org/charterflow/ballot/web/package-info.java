/** Pages and API of ballots: voting by link, transcribing paper votes, ballots and resolutions for programs. */
@NullMarked
package org.charterflow.ballot.web;

import org.jspecify.annotations.NullMarked;
