/**
 * What every route shares: problems, replies, parameters, security headers, pages, words, assets.
 * It knows no feature.
 */
@NullMarked
package nl.telmee.web;

import org.jspecify.annotations.NullMarked;
