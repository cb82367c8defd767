# Scrapy's side of the crawl bench, with its defaults; only logging is off. Argument: -a start=ADDRESS.
import scrapy
from scrapy.linkextractors import LinkExtractor


class BenchSpider(scrapy.Spider):
    name = "bench"
    custom_settings = {"LOG_ENABLED": False, "TELNETCONSOLE_ENABLED": False}

    def start_requests(self):
        self.extractor = LinkExtractor()
        yield scrapy.Request(self.start)

    def parse(self, response):
        if b"html" in response.headers.get("Content-Type", b""):
            for link in self.extractor.extract_links(response):
                yield scrapy.Request(link.url)
