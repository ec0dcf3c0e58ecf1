// The texts of the rating tablet, in the shape of the Vietnamese ones.
import type vi from '../../common/text/vi/rating.json';

export type RatingTexts = typeof vi;
