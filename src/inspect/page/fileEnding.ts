/** Addresses that end like a file which people download; query and fragment left out. */
export const FILE_ENDING =
  /\.(?:csv|tsv|xlsx?|ods|json|geojson|xml|rdf|ttl|kml|kmz|gpkg|zip|7z|rar|pdf|docx?|odt|rtf|txt|shp|gml|parquet)(?:[?#].*)?$/i;
