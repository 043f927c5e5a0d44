/** From a folder of photographs to picture sets, a report and a contact sheet. */
@NullMarked
package dev.packshot.app.shoot;

import org.jspecify.annotations.NullMarked;
