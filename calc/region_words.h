/* Words that stand beside the names of regions and name none: 中国, 省本级, 市辖区, 高新区, province. */
#ifndef ARREARS_CALC_REGION_WORDS_H
#define ARREARS_CALC_REGION_WORDS_H

#include "region.h"

/* All texts are folded: see region_reading.h. */

/* The whole country by name. */
bool region_word_is_nation(struct text text);

/* Regions whose people are insured under laws of their own: 香港, 澳门, 台湾. */
bool region_word_is_outside(struct text text);

/* Bytes of the longest word at the start of the text that adds nothing to the region just named (REGION_NONE:
 * none yet): 省直 after a province, 市区 after a city. 0: no such word. */
size_t region_word_length(struct text text, region_code named);

/* Whether the text is the name of a zone or of a township, which are listed nowhere but belong to the city or
 * county before them: 工业园区, 高新区; 望京街道. */
bool region_word_is_zone(struct text text);
bool region_word_is_town(struct text text);

#endif
